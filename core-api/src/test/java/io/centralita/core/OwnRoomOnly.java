package io.centralita.core;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** An edge of a room (its http or store package) is used by that room alone. */
final class OwnRoomOnly extends ArchCondition<JavaClass> {

    OwnRoomOnly() {
        super("be used by their own room only");
    }

    @Override
    public void check(JavaClass edge, ConditionEvents events) {
        edge.getDirectDependenciesToSelf().stream()
                .filter(dependency -> !room(dependency.getOriginClass()).equals(room(edge)))
                .forEach(dependency -> events.add(SimpleConditionEvent.violated(edge, dependency.getDescription())));
    }

    private static String room(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 3 ? parts[3] : "";
    }
}
