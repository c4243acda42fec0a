package io.centralita.core.channels.plugins;

import io.centralita.channel.spi.ChannelAdapter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a plug-in of the folder run with its own class loader as the thread's, whatever thread calls: libraries that ask the thread
 * for services would find the application's, which are no subtypes of the plug-in's own classes. What the plug-in makes and hands
 * over (its adapters, their features) is held likewise.
 */
final class OwnLoader implements InvocationHandler {

    private final ClassLoader loader;
    private final Object target;

    private OwnLoader(ClassLoader loader, Object target) {
        this.loader = loader;
        this.target = target;
    }

    /** @param type an interface of the SPI */
    static <T> T hold(ClassLoader loader, Class<T> type, T target) {
        var held = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new OwnLoader(loader, target));
        return type.cast(held);
    }

    /** The class loader of what a plug-in made, held or not. */
    static ClassLoader of(Object made) {
        return Proxy.isProxyClass(made.getClass()) && Proxy.getInvocationHandler(made) instanceof OwnLoader held
                ? held.loader
                : made.getClass().getClassLoader();
    }

    /** Does something of the plug-in's with its class loader as the thread's. */
    static <T> T with(ClassLoader loader, Supplier<T> work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return handed(arguments, method.invoke(target, arguments));
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private @Nullable Object handed(@Nullable Object @Nullable [] arguments, @Nullable Object result) {
        if (result instanceof Optional<?> feature
                && feature.isPresent()
                && arguments != null
                && arguments.length == 1
                && arguments[0] instanceof Class<?> type
                && type.isInterface()) {
            return Optional.of(any(type, feature.get()));
        }
        return result instanceof ChannelAdapter adapter ? hold(loader, ChannelAdapter.class, adapter) : result;
    }

    private <T> T any(Class<T> type, Object made) {
        return hold(loader, type, type.cast(made));
    }
}
