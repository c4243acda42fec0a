package io.centralita.core.contract;

import io.centralita.core.contract.WireRecords.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Which members are always there and which may be null. Answers write nulls, unless the record says otherwise; requests may
 * leave out what may be null.
 */
final class RecordSchemas {

    private final OpenAPI document;
    private final WireRecords records;

    RecordSchemas(OpenAPI document, WireRecords records) {
        this.document = document;
        this.records = records;
    }

    void complete() {
        Set<String> answered = new Reach(document).ofAnswers();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var properties = schema.getProperties();
            if (properties != null) {
                records.members(name, properties.keySet())
                        .ifPresent(members -> complete(schema, members, answered.contains(name)));
            }
        });
    }

    private static void complete(Schema schema, Map<String, Member> members, boolean answer) {
        var declared = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        var required = new ArrayList<>(declared);
        members.forEach((name, member) -> {
            var property = Objects.requireNonNull(schema.getProperties().get(name));
            var typed = member.raw() ? rawJson(property) : property;
            schema.addProperty(name, answer && member.written() && member.nullable() ? orNull(typed) : typed);
            var always = answer ? member.written() : declared.isEmpty() && !member.nullable();
            if (always && !required.contains(name)) {
                required.add(name);
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema rawJson(Schema declared) {
        var described = OASFactory.createSchema().description(declared.getDescription());
        return declared.getItems() == null
                ? described.addType(Schema.SchemaType.OBJECT).additionalPropertiesBoolean(true)
                : declared;
    }

    static Schema orNull(Schema schema) {
        if (schema.getType() != null && schema.getRef() == null) {
            return schema.getType().contains(Schema.SchemaType.NULL) ? schema : schema.addType(Schema.SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .addAnyOf(schema)
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
