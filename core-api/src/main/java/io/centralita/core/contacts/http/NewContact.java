package io.centralita.core.contacts.http;

import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.kernel.http.Texts;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/contacts}: a name, or at least one address. */
public record NewContact(@Nullable String name, @Nullable List<ContactAddress> addresses) {

    static final int LONGEST_NAME = 200;
    private static final int MOST_ADDRESSES = 20;

    private static final Map<String, Pattern> KINDS = Map.of(
            "phone", Pattern.compile("\\+[1-9][0-9]{6,14}"),
            "bsuid", Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9._-]{1,128}"),
            "lid", Pattern.compile("[0-9]{5,20}"),
            "wa_id", Pattern.compile("[1-9][0-9]{6,14}"),
            "username", Pattern.compile("[a-z0-9._]{3,35}"));

    @Nullable
    String checkedName() {
        return name == null ? null : Texts.checked("/name", name, LONGEST_NAME);
    }

    List<ContactAddress> checkedAddresses() {
        var given = addresses == null ? List.<ContactAddress>of() : addresses;
        if (given.size() > MOST_ADDRESSES) {
            throw ProblemException.invalid("/addresses", "length", "A contact has at most 20 addresses.");
        }
        if (given.isEmpty() && name == null) {
            throw ProblemException.invalid("/name", "required", "Give a name or an address.");
        }
        for (var at = 0; at < given.size(); at++) {
            check("/addresses/" + at, given.get(at));
        }
        return given;
    }

    static ContactAddress check(String pointer, @Nullable ContactAddress address) {
        if (address == null || address.kind() == null || !KINDS.containsKey(address.kind())) {
            throw ProblemException.invalid(
                    pointer + "/kind", "unknown_value", "Give one of: bsuid, lid, phone, username, wa_id.");
        }
        if (address.value() == null
                || !KINDS.get(address.kind()).matcher(address.value()).matches()) {
            throw ProblemException.invalid(
                    pointer + "/value", "malformed", "The value is no " + address.kind() + ", such as +5511988880001.");
        }
        return address;
    }
}
