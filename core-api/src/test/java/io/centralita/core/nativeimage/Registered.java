package io.centralita.core.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the project tells the native compiler: by settings, annotations and files under META-INF/native-image.
 *
 * @param resources names of resources that are kept
 * @param reflection classes that may be made and read by reflection
 * @param initialisedAtRunTime classes whose static fields are not filled while building
 */
record Registered(List<Pattern> resources, Set<String> reflection, Set<String> initialisedAtRunTime) {

    private static final String OWN = "META-INF/native-image/";

    static Registered read(Map<String, String> files, JavaClasses classes) {
        Properties settings = settings(files.getOrDefault("application.properties", ""));
        List<Pattern> resources = new ArrayList<>(globs(settings));
        Set<String> reflection = new TreeSet<>();
        files.forEach((name, content) -> {
            if (name.startsWith(OWN) && name.endsWith("/reflect-config.json")) {
                reflection.addAll(names(content));
            }
            if (name.startsWith(OWN) && name.endsWith("/resource-config.json")) {
                resources.addAll(patterns(content));
            }
        });
        classes.stream()
                .filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
                .forEach(type -> reflection.addAll(annotated(type)));
        return new Registered(resources, reflection, initialisedAtRunTime(settings));
    }

    boolean hasResource(String name) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Set<String> annotated(JavaClass type) {
        var annotation = type.getAnnotationOfType(RegisterForReflection.class);
        Set<String> names = new TreeSet<>(List.of(annotation.classNames()));
        Arrays.stream(annotation.targets()).map(Class::getName).forEach(names::add);
        if (annotation.targets().length == 0) {
            names.add(type.getName());
        }
        return names;
    }

    private static List<Pattern> globs(Properties settings) {
        return Arrays.stream(settings.getProperty("quarkus.native.resources.includes", "")
                        .split(",", -1))
                .map(Registered::glob)
                .toList();
    }

    private static Pattern glob(String glob) {
        List<String> parts = new ArrayList<>();
        for (String part : glob.split("\\*\\*", -1)) {
            parts.add("\\Q" + part.replace("*", "\\E[^/]*\\Q") + "\\E");
        }
        return Pattern.compile(String.join(".*", parts));
    }

    private static Set<String> initialisedAtRunTime(Properties settings) {
        String option = "--initialize-at-run-time=";
        return Arrays.stream(settings.getProperty("quarkus.native.additional-build-args", "")
                        .split("(?<!\\\\),", -1))
                .filter(argument -> argument.startsWith(option))
                .flatMap(argument ->
                        Arrays.stream(argument.substring(option.length()).split("\\\\,", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String json) {
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : tree(json)) {
            if (entry.path("allDeclaredConstructors").asBoolean() || entry.has("methods")) {
                names.add(entry.path("name").asText());
            }
        }
        return names;
    }

    private static List<Pattern> patterns(String json) {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonNode entry : tree(json).path("resources").path("includes")) {
            patterns.add(Pattern.compile(entry.path("pattern").asText()));
        }
        return patterns;
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Properties settings(String text) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return settings;
    }
}
