package io.centralita.core.testing;

import java.lang.management.ManagementFactory;

/** What stands in memory. */
public final class Heap {

    private Heap() {}

    /** The bytes on the heap that somebody still holds. */
    public static long living() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
