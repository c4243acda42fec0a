package io.centralita.core.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test of the run the same two nodes, made whole before it. */
final class SharedNodes implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TwoNodes.class;
    }

    @Override
    public TwoNodes resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var nodes = test.getRoot()
                .getStore(Namespace.create(SharedNodes.class))
                .computeIfAbsent(TwoNodes.class, ignored -> start(), TwoNodes.class);
        try {
            nodes.makeWhole();
            return nodes;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static TwoNodes start() {
        try {
            return new TwoNodes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
