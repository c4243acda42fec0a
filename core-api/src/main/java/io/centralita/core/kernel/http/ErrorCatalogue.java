package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;

/** {@code /v1/errors}: every code this build can answer. */
@Path("/v1/errors")
@PermitAll
@SecurityRequirements
public class ErrorCatalogue {

    /** One code. A caller decides by {@code code} and {@code retryable}, never by a title or a detail. */
    @Schema(name = "ErrorCode")
    public record Entry(String code, int status, String title, boolean retryable) {

        static Entry of(ProblemCode code) {
            return new Entry(code.wire(), code.status(), code.title(), code.retryable());
        }
    }

    @Schema(name = "ErrorCodeList")
    public record Listing(List<Entry> data) {}

    @GET
    @Operation(operationId = "listErrors", summary = "Every code a problem may have")
    public Listing list() {
        return new Listing(Arrays.stream(ProblemCode.values()).map(Entry::of).toList());
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getError", summary = "One code")
    public Entry one(@PathParam("code") String code) {
        return list().data().stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }
}
