package io.centralita.channel.testkit.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damaged copies of bytes, always the same ones. */
final class Mutants {

    private static final int FLIPS = 20;

    private Mutants() {}

    static List<byte[]> of(byte[] bytes) {
        List<byte[]> mutants = new ArrayList<>();
        Random random = new Random(42);
        for (int flip = 0; flip < FLIPS && bytes.length > 0; flip++) {
            byte[] copy = bytes.clone();
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            mutants.add(copy);
            mutants.add(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
        mutants.add(new byte[0]);
        mutants.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        mutants.add("null".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        mutants.add("[]".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        mutants.add("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return mutants;
    }
}
