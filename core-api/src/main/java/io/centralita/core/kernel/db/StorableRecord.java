package io.centralita.core.kernel.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Public records, and lists and maps of them, with all their text made storable, in whatever depth it stands. What has nothing
 * to replace is answered as it is.
 */
public final class StorableRecord {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private StorableRecord() {}

    /** @throws IllegalArgumentException when the record refuses the text that takes the place */
    @SuppressWarnings("unchecked")
    public static <T> T clean(T value) {
        return (T) Objects.requireNonNull(cleaned(value));
    }

    private static @Nullable Object cleaned(@Nullable Object value) {
        if (value instanceof String text) {
            return StorableText.clean(text);
        }
        if (value instanceof Record) {
            return SHAPES.get(value.getClass()).clean(value);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        return value instanceof Map<?, ?> map ? map(map) : value;
    }

    private static List<?> list(List<?> items) {
        var clean = new ArrayList<@Nullable Object>(items.size());
        var same = true;
        for (var item : items) {
            var now = cleaned(item);
            same &= now == item;
            clean.add(now);
        }
        return same ? items : clean;
    }

    private static Map<?, ?> map(Map<?, ?> entries) {
        var clean = new LinkedHashMap<@Nullable Object, @Nullable Object>(entries.size() * 2);
        var same = true;
        for (var entry : entries.entrySet()) {
            var key = cleaned(entry.getKey());
            var value = cleaned(entry.getValue());
            same &= key == entry.getKey() && value == entry.getValue();
            clean.put(key, value);
        }
        return same ? entries : clean;
    }

    private record Shape(List<Method> parts, Constructor<?> maker) {

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(
                        Arrays.stream(components)
                                .map(RecordComponent::getAccessor)
                                .toList(),
                        type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        Object clean(Object value) {
            try {
                var now = new @Nullable Object[parts.size()];
                var same = true;
                for (var at = 0; at < now.length; at++) {
                    var before = parts.get(at).invoke(value);
                    now[at] = cleaned(before);
                    same &= now[at] == before;
                }
                return same ? value : maker.newInstance(now);
            } catch (ReflectiveOperationException refused) {
                throw new IllegalArgumentException(value.getClass().getSimpleName() + " has no storable form", refused);
            }
        }
    }
}
