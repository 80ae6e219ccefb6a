"""Who stands behind a site: blocks of ``content/site.yaml`` that the page of its standards is made from.

What the addresses here can hold is published as links on every claim's page, so nothing that a mail program or a browser
takes for more than an address gets through.
"""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

import re
from typing import Annotated

from msgspec import Meta

from site_builder.content.fields import FieldRule, Line, NotProse, Record, Refusal, Text, WebAddress, about

_MAIL_PATTERN = r"^[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$"
_MAIL = re.compile(_MAIL_PATTERN)
_MAX_MAIL = 254  # RFC 5321, section 4.5.3.1.3


def _check_mail(text: str) -> Refusal | None:
    if _MAIL.fullmatch(text) and len(text) <= _MAX_MAIL:
        return None
    bare = re.split(r"[?\s<>,;]", text.strip("<>").removeprefix("mailto:"), maxsplit=1)[0]
    meant = bare if _MAIL.fullmatch(bare) and len(bare) <= _MAX_MAIL else None
    hint = f"Did you mean `{meant}`?" if meant else "Write one such as `desk@facts.example`, and nothing beside it."
    return Refusal("bad-address", f"“{text}” is not a mail address.", hint)


MailAddress = Annotated[
    str,
    Meta(extra_json_schema={"pattern": _MAIL_PATTERN}),
    FieldRule(_check_mail),
    NotProse("It is an address, which holds no spaces."),
]


class Contact(Record, frozen=True, kw_only=True):
    """How readers reach the editors: a mail address, a form, or both."""

    email: Annotated[MailAddress | None, about("The mail address that readers write to.")] = None
    form: Annotated[WebAddress | None, about("The address of a form that readers write with.")] = None


class Person(Record, frozen=True, kw_only=True):
    """Somebody who answers for the site."""

    name: Annotated[Line, about("The person's name.")]
    role: Annotated[Line | None, about("What the person does here, such as editor.")] = None
    page: Annotated[WebAddress | None, about("A page about the person, with what they did before, by its address.")] = (
        None
    )


class OutsideBody(Record, frozen=True, kw_only=True):
    """Somebody outside who hears complaints, such as a press council."""

    name: Annotated[Line, about("Its name.")]
    url: Annotated[WebAddress | None, about("Where a complaint is made there.")] = None


class Complaints(Record, frozen=True, kw_only=True):
    """How somebody complains, and to whom when the answer does not settle it."""

    route: Annotated[Text, about("How to complain, who decides, and how long that takes.")]
    body: Annotated[OutsideBody | None, about("Somebody outside who hears complaints; null for nobody.")] = None
