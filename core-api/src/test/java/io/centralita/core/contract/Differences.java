package io.centralita.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;

/** What two documents do not have in common, a line for each place. */
final class Differences {

    private Differences() {}

    static void between(String place, JsonNode before, JsonNode after, List<String> found) {
        if (before.isObject() && after.isObject()) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> between(
                    place + "/" + name.replace("~", "~0").replace("/", "~1"),
                    before.path(name),
                    after.path(name),
                    found));
        } else if (!before.equals(after)) {
            if (!before.isMissingNode()) {
                found.add("- " + place + " " + before);
            }
            if (!after.isMissingNode()) {
                found.add("+ " + place + " " + after);
            }
        }
    }
}
