package io.centralita.channel.spi.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything known about who someone is, kept in the order of {@link IdentityKind}. Never needs a phone. Several identities
 * of one kind are possible (old and new number). May be empty where an event says nothing about a person.
 *
 * @param identities sorted by kind, then value; without repetition
 */
public record IdentitySet(List<Identity> identities) {

    private static final Comparator<Identity> ORDER =
            Comparator.comparing(Identity::kind).thenComparing(Identity::value);
    private static final IdentitySet NONE = new IdentitySet(List.of());

    public IdentitySet {
        identities = identities.size() < 2
                ? List.copyOf(identities)
                : identities.stream().distinct().sorted(ORDER).toList();
    }

    public static IdentitySet none() {
        return NONE;
    }

    public static IdentitySet of(Identity... identities) {
        return new IdentitySet(List.of(identities));
    }

    public static IdentitySet of(Collection<Identity> identities) {
        return new IdentitySet(List.copyOf(identities));
    }

    public boolean isEmpty() {
        return identities.isEmpty();
    }

    /** The value of the first identity of a kind. */
    public Optional<String> find(IdentityKind kind) {
        return identities.stream()
                .filter(identity -> identity.kind() == kind)
                .map(Identity::value)
                .findFirst();
    }

    /** The steadiest identity, whose {@link Identity#key} makes a lane. */
    public Optional<Identity> primary() {
        return identities.stream().findFirst();
    }

    /** Key of the steadiest identity. */
    public Optional<String> primaryKey() {
        return primary().map(Identity::key);
    }

    /** Whether both name the same person by at least one identity other than a username. */
    public boolean overlaps(IdentitySet other) {
        return identities.stream()
                .filter(identity -> identity.kind() != IdentityKind.USERNAME)
                .anyMatch(other.identities::contains);
    }

    /** All of both. */
    public IdentitySet plus(IdentitySet other) {
        Set<Identity> all = new LinkedHashSet<>(identities);
        all.addAll(other.identities);
        return new IdentitySet(new ArrayList<>(all));
    }
}
