"""Reads a report in the Reviewdog Diagnostic Format with Protocol Buffers' JSON reader, which is strict.

The messages, their fields and numbers are those that the format publishes:
https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
Prints what was read, one diagnostic a line: severity, path, range, rule, suggestions.
"""

import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

FIELDS = {
    "DiagnosticResult": [("diagnostics", 1, "*Diagnostic"), ("source", 2, "Source"), ("severity", 3, "Severity")],
    "Diagnostic": [
        ("message", 1, "string"), ("location", 2, "Location"), ("severity", 3, "Severity"), ("source", 4, "Source"),
        ("code", 5, "Code"), ("suggestions", 6, "*Suggestion"), ("original_output", 7, "string"),
    ],
    "Location": [("path", 2, "string"), ("range", 3, "Range")],
    "Range": [("start", 1, "Position"), ("end", 2, "Position")],
    "Position": [("line", 1, "int32"), ("column", 2, "int32")],
    "Suggestion": [("range", 1, "Range"), ("text", 2, "string")],
    "Source": [("name", 1, "string"), ("url", 2, "string")],
    "Code": [("value", 1, "string"), ("url", 2, "string")],
}
PACKAGE = "reviewdog.rdf"


def messages():
    file = descriptor_pb2.FileDescriptorProto(name="rdf.proto", package=PACKAGE, syntax="proto3")
    severity = file.enum_type.add(name="Severity")
    for number, name in enumerate(["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]):
        severity.value.add(name=name, number=number)
    for message, fields in FIELDS.items():
        entry = file.message_type.add(name=message)
        for name, number, kind in fields:
            field = entry.field.add(name=name, number=number, label=3 if kind.startswith("*") else 1)
            kind = kind.lstrip("*")
            if kind in ("string", "int32"):
                field.type = 9 if kind == "string" else 5
            else:
                field.type = 14 if kind == "Severity" else 11
                field.type_name = f".{PACKAGE}.{kind}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{PACKAGE}.DiagnosticResult"))


def text(range):
    return f"{range.start.line}:{range.start.column}-{range.end.line}:{range.end.column}"


result = json_format.Parse(sys.stdin.read(), messages()())
for diagnostic in result.diagnostics:
    severity = type(diagnostic).DESCRIPTOR.fields_by_name["severity"].enum_type.values_by_number[diagnostic.severity].name
    place = f"{diagnostic.location.path}:{text(diagnostic.location.range)}"
    suggestions = "".join(f" [{text(s.range)} {s.text!r}]" for s in diagnostic.suggestions)
    print(f"{severity} {place} {diagnostic.code.value}{suggestions}")
