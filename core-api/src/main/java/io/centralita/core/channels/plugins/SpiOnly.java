package io.centralita.core.channels.plugins;

import io.centralita.channel.spi.ChannelFactory;

/**
 * What a plug-in sees beside itself: the JDK and the SPI. Of the application's other classes and resources, its libraries
 * and its service files, it sees nothing.
 */
final class SpiOnly extends ClassLoader {

    private static final String SPI = ChannelFactory.class.getPackageName() + ".";

    private final ClassLoader application;

    SpiOnly(ClassLoader application) {
        super("jdk-and-spi", ClassLoader.getPlatformClassLoader());
        this.application = application;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(SPI)) {
            return application.loadClass(name);
        }
        throw new ClassNotFoundException(name + " is neither in the plug-in nor in the channel SPI");
    }
}
