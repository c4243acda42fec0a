package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;

/** {@code /v1/errors}: every code this build can answer. */
@Path("/v1/errors")
@PermitAll
public class ErrorCatalogue {

    /** One code. A caller decides by {@code code} and {@code retryable}, never by a title or a detail. */
    public record Entry(String code, int status, String title, boolean retryable) {

        static Entry of(ProblemCode code) {
            return new Entry(code.wire(), code.status(), code.title(), code.retryable());
        }
    }

    public record Listing(List<Entry> data) {}

    @GET
    public Listing list() {
        return new Listing(Arrays.stream(ProblemCode.values()).map(Entry::of).toList());
    }

    @GET
    @Path("/{code}")
    public Entry one(@PathParam("code") String code) {
        return list().data().stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }
}
