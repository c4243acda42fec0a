package io.centralita.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The README's tour, as it is written: what to type, and what is said to be answered.
 *
 * @param steps in their order
 */
record Tour(List<Step> steps) {

    private static final Pattern ID = Pattern.compile("wamid\\.[A-Za-z0-9=+/]+|\\b[a-z]{2,4}_[a-z0-9]{26}\\b");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z]+)=");
    private static final Pattern SEQ = Pattern.compile("\"seq\":\\d+");

    static Tour of(Path readme) throws IOException {
        String text = Files.readString(readme);
        String tour = text.substring(text.indexOf("## A tour"), text.indexOf("\n## Build on it"));
        List<Step> steps = new ArrayList<>();
        boolean console = false;
        boolean goesOn = false;
        for (String line : tour.lines().toList()) {
            if (line.startsWith("```")) {
                console = line.equals("```console");
            } else if (console && line.startsWith("$ ")) {
                steps.add(new Step(line.substring(2), ""));
                goesOn = line.endsWith("\\");
            } else if (console && goesOn) {
                steps.add(last(steps).typingAlso(line));
                goesOn = line.endsWith("\\");
            } else if (console) {
                steps.add(last(steps).answeringAlso(line.strip()));
            }
        }
        return new Tour(List.copyOf(steps));
    }

    private static Step last(List<Step> steps) {
        return steps.remove(steps.size() - 1);
    }

    /**
     * @param command for a shell, in one or more lines
     * @param shown what the README shows as its output, with … for what is left out; empty for nothing
     */
    record Step(String command, String shown) {

        private Step typingAlso(String line) {
            return new Step(command + "\n" + line, shown);
        }

        private Step answeringAlso(String line) {
            return new Step(command, shown + line);
        }

        /** The variable that the command fills; empty for none. */
        String variable() {
            Matcher assignment = ASSIGNMENT.matcher(command);
            return assignment.lookingAt() ? assignment.group(1) : "";
        }

        /** Whether the README tells the truth about an output: every part of it is there, in that order. */
        boolean isTrueOf(String output) {
            String said = withoutNumbers(output);
            int at = 0;
            for (String part : withoutNumbers(shown).split("…")) {
                int found = said.indexOf(part, at);
                if (found < 0) {
                    return false;
                }
                at = found + part.length();
            }
            return true;
        }

        /** Ids and places in the log are others each time. */
        private static String withoutNumbers(String text) {
            return SEQ.matcher(ID.matcher(text).replaceAll("ID")).replaceAll("SEQ");
        }
    }
}
