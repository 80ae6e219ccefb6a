"""Shorter code for Jinja2 templates: what it changes, and which parts of Jinja2 it depends on.

Jinja2 writes Python code for each template. Much of that code finds out at run time what is already known here:
escaping is always on, a site is in one language, no function that templates are given asks for Jinja2's context.
:class:`site_builder.output.jinja.environment.ShortEnvironment` makes use of that, and pages are rendered in a quarter
of the time. The output equals that of Jinja2 byte for byte, and an error is the error that Jinja2 raises, at the same
line. There is no second way for templates that the short code cannot render. Tests compare both ways on every template
of the default theme, on its examples, and on values that are missing or wrong. (A function that raises
``StopIteration`` is a fault at once, and not only when its value is printed.)

What each module changes (a cold build of 100 claims executes so many per cent more instructions without it):

``code_generator``
    A call is written ``(f)(x)`` instead of ``context.call(f, x)``, which asks each time whether ``f`` wants the context
    (16 %). A value is printed with ``printed(x)``, which gives text where ``escape(x)`` gives text that is marked as
    safe, only to be joined (6 %). Macros and imports lead to ``macro_cache``.
``translate``
    A message of the interface is looked up when the template is compiled and stands in the code as text (9 %). The
    functions that are left for run time need no context.
``macro_cache``, ``macro_state``
    A macro is called with its arguments as they are, and one that is imported without context remembers what it printed
    (8 %), unless it makes references or its template keeps something that can change.
``template_loader``, ``compile_theme``
    The default theme is compiled when the generator is installed (a third of a second in each process). A template whose
    source is not the same any more is compiled from its source.

Three things are refused, with the line, because no code can be both short and right with them: ``{% autoescape %}``, the
filter ``random``, and the function ``lipsum``.

Measured and left out, as they gain less than 5 %: a plain ``x.name`` for every attribute (3 %; dictionaries and missing
names then need a second rendering), and putting included templates in place (2 %).

What is not part of the documented interface of Jinja2 and MarkupSafe, and may be moved by a new version. A test fails for
each name that is not there any more, and for each that is used here and not listed:

- ``jinja2.compiler:CodeGenerator.visit_Call``: code_generator.py writes calls in its place.
- ``jinja2.compiler:CodeGenerator.signature``: code_generator.py writes the arguments of calls with it.
- ``jinja2.compiler:CodeGenerator.write``: code_generator.py writes with it.
- ``jinja2.compiler:CodeGenerator.writeline``: code_generator.py writes with it.
- ``jinja2.compiler:CodeGenerator._output_child_pre``: code_generator.py writes what is in front of a printed value in its place.
- ``jinja2.compiler:CodeGenerator.write_commons``: code_generator.py adds a line to it.
- ``jinja2.compiler:CodeGenerator.macro_def``: code_generator.py wraps what it writes.
- ``jinja2.compiler:CodeGenerator._import_common``: code_generator.py writes imports in its place.
- ``jinja2.compiler:Frame``: code_generator.py hands it on.
- ``jinja2.compiler:MacroRef``: code_generator.py hands it on.
- ``jinja2.environment:TemplateModule``: macro_cache.py finds the macros among its attributes.
- ``jinja2.environment:Environment._generate``: environment.py changes the syntax tree before it.
- ``jinja2.environment:Environment.make_globals``: environment.py gives all templates the same names.
- ``jinja2.environment:Template.from_module_dict``: template_loader.py makes templates of compiled code with it.
- ``jinja2.parser:Parser``: environment.py asks it for the line at which it gave up.
- ``jinja2.runtime:Macro``: macro_cache.py calls its function, ``_func``.
- ``jinja2.utils:missing``: macro_cache.py gives it for arguments that are left out.
- ``jinja2.visitor:NodeTransformer``: translate.py changes the syntax tree with it.
- ``jinja2.nodes:EvalContext``: macro_state.py finds out constants with it.
- ``markupsafe:_escape_inner``: code_generator.py escapes text with it.
"""
