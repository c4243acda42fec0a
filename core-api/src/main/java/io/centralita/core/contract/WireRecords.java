package io.centralita.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** The records behind the schemas, for what the scanner of OpenAPI does not look at. */
final class WireRecords {

    private static final String OWN = "io.centralita.";
    private static final DotName SCHEMA = DotName.createSimple(Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName RAW = DotName.createSimple(JsonRawValue.class);
    private static final DotName JSON_OBJECT = DotName.createSimple(ObjectNode.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final IndexView index;

    WireRecords(IndexView index) {
        this.index = index;
    }

    /**
     * A member of a JSON object.
     *
     * @param leftOut absent instead of null
     * @param raw any JSON, written as it is
     */
    record Member(boolean nullable, boolean leftOut, boolean raw) {

        /** Whether it is in every answer. */
        boolean written() {
            return !nullable || !leftOut;
        }
    }

    /** The members by name; empty when no record of the platform has this name and these members. */
    Optional<Map<String, Member>> members(String schema, Set<String> properties) {
        return index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OWN))
                .filter(type -> name(type).equals(schema))
                .map(this::members)
                .filter(members -> members.keySet().equals(properties))
                .findFirst();
    }

    private static String name(ClassInfo type) {
        var schema = type.declaredAnnotation(SCHEMA);
        var name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private Map<String, Member> members(ClassInfo type) {
        Map<String, Member> members = new LinkedHashMap<>();
        var leavesOut = leavesOutNulls(type.declaredAnnotation(INCLUDE));
        for (var component : type.recordComponentsInDeclarationOrder()) {
            if (has(type, component, UNWRAPPED)) {
                var inner = index.getClassByName(component.type().name());
                if (inner != null) {
                    members.putAll(members(inner));
                }
            } else {
                members.put(NAMES.translate(component.name()), member(type, component, leavesOut));
            }
        }
        return members;
    }

    private static Member member(ClassInfo type, RecordComponentInfo component, boolean leavesOut) {
        var nullable = component.type().hasAnnotation(NULLABLE) || has(type, component, NULLABLE);
        var own = type.field(component.name()).annotations().stream()
                .filter(annotation -> annotation.name().equals(INCLUDE))
                .findFirst()
                .orElse(null);
        return new Member(
                nullable,
                leavesOut || leavesOutNulls(own),
                has(type, component, RAW) || component.type().name().equals(JSON_OBJECT));
    }

    private static boolean leavesOutNulls(org.jboss.jandex.@Nullable AnnotationInstance include) {
        return include != null
                && List.of("NON_NULL", "NON_EMPTY").contains(include.value().asEnum());
    }

    /** An annotation of a component lands on whichever of component, field and accessor it may stand. */
    private static boolean has(ClassInfo type, RecordComponentInfo component, DotName annotation) {
        return component.annotations().stream()
                        .anyMatch(found -> found.name().equals(annotation)
                                && found.target().kind() != AnnotationTarget.Kind.TYPE)
                || type.field(component.name()).hasDeclaredAnnotation(annotation)
                || Optional.ofNullable(type.method(component.name()))
                        .filter(accessor -> accessor.hasDeclaredAnnotation(annotation))
                        .isPresent();
    }
}
