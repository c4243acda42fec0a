package io.centralita.core.nativeimage;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The records that a value of a type may hold, in whatever depth: by the permitted classes and the components. */
final class ReachableRecords {

    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<String> records = new TreeSet<>();

    private ReachableRecords() {}

    /** Names of the project's own. */
    static Set<String> of(Class<?> type) {
        var found = new ReachableRecords();
        found.look(type);
        return found.records;
    }

    private void look(Type type) {
        if (type instanceof Class<?> known) {
            look(known);
        } else if (type instanceof ParameterizedType several) {
            look(several.getRawType());
            for (var argument : several.getActualTypeArguments()) {
                look(argument);
            }
        } else if (type instanceof WildcardType any) {
            for (var bound : any.getUpperBounds()) {
                look(bound);
            }
        } else if (type instanceof GenericArrayType array) {
            look(array.getGenericComponentType());
        }
    }

    private void look(Class<?> type) {
        if (!type.getName().startsWith("io.centralita") || !seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                look(permitted);
            }
        }
        if (type.isRecord()) {
            records.add(type.getName());
            for (RecordComponent component : type.getRecordComponents()) {
                look(component.getGenericType());
            }
        }
    }
}
