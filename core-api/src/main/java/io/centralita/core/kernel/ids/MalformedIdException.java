package io.centralita.core.kernel.ids;

/** A text that is no id of the kind asked for. In a path it means 404, in a body or a query 422. */
public final class MalformedIdException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedIdException(String prefix) {
        super("not an id of the form " + prefix + "_…");
    }

    /** For a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
