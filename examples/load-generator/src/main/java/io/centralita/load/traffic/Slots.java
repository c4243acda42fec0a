package io.centralita.load.traffic;

import java.util.ArrayList;
import java.util.List;

/** Where the changing digits of a webhook's body are, noted while its text is written. */
final class Slots {

    private final List<Integer> messages = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private final List<List<Integer>> contacts = new ArrayList<>();

    void message(int at) {
        messages.add(at);
    }

    void time(int at) {
        times.add(at);
    }

    void contact(int position, int at) {
        while (contacts.size() <= position) {
            contacts.add(new ArrayList<>());
        }
        contacts.get(position).add(at);
    }

    int[] messages(int offset) {
        return shifted(messages, offset);
    }

    int[] times(int offset) {
        return shifted(times, offset);
    }

    int[][] contacts(int offset) {
        return contacts.stream().map(slots -> shifted(slots, offset)).toArray(int[][]::new);
    }

    private static int[] shifted(List<Integer> slots, int offset) {
        return slots.stream().mapToInt(slot -> slot + offset).toArray();
    }
}
