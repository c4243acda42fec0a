package io.centralita.core.channels.plugins;

/**
 * A plug-in threw an {@link Error} of its own: a class it lacks, a recursion without end, a broken assertion. The process is as
 * sound as before; it concerns that plug-in's call only, as an exception does.
 */
public final class PluginFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PluginFault(Error error) {
        super(error.toString(), error);
    }

    /** A call of a plug-in. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T make() throws E;
    }

    /**
     * Makes a call of a plug-in whose caller only thinks of exceptions. What says that the process itself is in trouble, such as a
     * lack of memory, goes through as it is.
     *
     * @throws PluginFault in place of an error of the plug-in's own
     */
    public static <T, E extends Exception> T guard(Call<T, E> call) throws E {
        try {
            return call.make();
        } catch (StackOverflowError own) {
            throw new PluginFault(own);
        } catch (VirtualMachineError theirs) {
            throw theirs;
        } catch (Error own) {
            throw new PluginFault(own);
        }
    }

    /** As {@link #guard}, for a call that answers nothing. */
    public static void run(Runnable call) {
        guard(() -> {
            call.run();
            return true;
        });
    }
}
