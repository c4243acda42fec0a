package io.centralita.core.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** What the project tells the native compiler: by settings, annotations and files under META-INF/native-image. */
record Registered(List<Pattern> resources, Set<String> reflection) {

    static Registered read(Map<String, String> projectResources, JavaClasses classes) {
        Set<String> reflection = new TreeSet<>();
        projectResources.forEach((name, content) -> {
            if (name.startsWith("META-INF/native-image/") && name.endsWith("/reflect-config.json")) {
                reflection.addAll(names(content));
            }
        });
        classes.stream()
                .filter(type -> type.isAnnotatedWith(RegisterForReflection.class))
                .forEach(type -> {
                    var annotation = type.getAnnotationOfType(RegisterForReflection.class);
                    Arrays.stream(annotation.targets()).map(Class::getName).forEach(reflection::add);
                    reflection.addAll(List.of(annotation.classNames()));
                    if (annotation.targets().length == 0) {
                        reflection.add(type.getName());
                    }
                });
        return new Registered(globs(projectResources), reflection);
    }

    boolean hasResource(String name) {
        return resources.stream().anyMatch(glob -> glob.matcher(name).matches());
    }

    private static List<Pattern> globs(Map<String, String> projectResources) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(projectResources.getOrDefault("application.properties", "")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Arrays.stream(settings.getProperty("quarkus.native.resources.includes", "")
                        .split(","))
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

    private static Set<String> names(String json) {
        try {
            Set<String> names = new TreeSet<>();
            for (JsonNode entry : new ObjectMapper().readTree(json)) {
                if (entry.path("allDeclaredConstructors").asBoolean() || entry.has("methods")) {
                    names.add(entry.path("name").asText());
                }
            }
            return names;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
