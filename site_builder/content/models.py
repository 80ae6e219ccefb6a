"""Pydantic's models of the records, which tell all that is wrong with one at once, and have JSON Schemas.

They are made of the records, each when it is first asked for: pydantic takes as long to import as a small site takes to
check, and most checks find nothing wrong in front matter.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any, ClassVar, cast

from msgspec import NODEFAULT, to_builtins
from msgspec.structs import fields
from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    create_model,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from site_builder.content.field_descriptions import descriptions
from site_builder.content.fields import Record, Rule, UnfitError


class RecordModel(BaseModel):
    """The model of a record: a field that it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    record: ClassVar[type[Record]]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the JSON Schema of the record, with what its fields mean."""
        made = handler(schema)
        shown = handler.resolve_ref_schema(made).get("properties", {})
        for name, description in descriptions(cls.record).items():
            shown[name]["description"] = description
        return made

    @model_validator(mode="before")
    @classmethod
    def _empty_means_default(cls, values: Any) -> Any:
        """Let ``silent:`` with nothing behind it, and ``silent: null``, mean what leaving the line out means.

        So does an empty text where nothing has to stand: a browser editor writes one when a field is cleared.
        """
        if isinstance(values, dict):
            return {
                name: value for name, value in values.items() if value is not None and not cls._is_left(name, value)
            }
        return values

    @classmethod
    def _is_left(cls, name: str, value: Any) -> bool:
        field = cls.model_fields.get(name)
        return value == "" and field is not None and not field.is_required()


@cache
def model_of(record: type[Record]) -> type[RecordModel]:
    """Return the model of a record."""
    typed: dict[str, Any] = {
        field.name: (field.type, ... if field.default is NODEFAULT else field.default) for field in fields(record)
    }
    model = create_model(record.__name__, __base__=RecordModel, __doc__=record.__doc__, **typed)
    model.record = record
    return model


@cache
def adapter_of(record: type[Record]) -> TypeAdapter[Any]:
    """Return what makes a record of plain values, or raises :class:`pydantic.ValidationError` with all faults."""
    return TypeAdapter(record)


def recorded(record: type[Record], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return what pydantic does to make a record: what its model does, and then the record itself."""
    return core_schema.no_info_after_validator_function(
        partial(_made, record),
        handler.generate_schema(model_of(record)),
        serialization=core_schema.plain_serializer_function_ser_schema(to_builtins),
    )


def _made(record: type[Record], model: BaseModel) -> Record:
    return record(**{name: getattr(model, name) for name in record.__struct_fields__})


def ruled(rule: Rule, schema: CoreSchema) -> CoreSchema:
    """Return what pydantic does to hold a value of this schema to a rule."""
    limits = {name: limit for name in ("min_length", "max_length", "ge") if (limit := getattr(rule, name)) is not None}
    made = cast(CoreSchema, {**schema, **limits})
    if rule.before:
        made = core_schema.no_info_before_validator_function(partial(_told, rule.before), made)
    if rule.after:
        made = core_schema.no_info_after_validator_function(partial(_told, rule.after), made)
    return made


def _told(look: Any, value: Any) -> Any:
    """Return what a rule makes of a value; tell pydantic of what it refuses in pydantic's own way."""
    try:
        return look(value)
    except UnfitError as error:
        raise PydanticCustomError(error.code, error.message, error.said) from None
