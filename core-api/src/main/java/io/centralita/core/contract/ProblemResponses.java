package io.centralita.core.contract;

import io.centralita.core.kernel.http.Problem;
import io.centralita.core.kernel.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** One response for each status of the catalogue of errors, shared by all operations. */
final class ProblemResponses {

    private ProblemResponses() {}

    static void define(OpenAPI document) {
        Arrays.stream(ProblemCode.values())
                .collect(Collectors.groupingBy(ProblemCode::status))
                .forEach((status, codes) -> document.getComponents().addResponse(name(status), response(codes)));
    }

    static APIResponse reference(int status) {
        return OASFactory.createAPIResponse().ref(name(status));
    }

    private static String name(int status) {
        return "Problem" + status;
    }

    private static APIResponse response(List<ProblemCode> codes) {
        var description = codes.stream()
                .map(code -> code.title() + " (`" + code.wire() + "`)")
                .collect(Collectors.joining("; "));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }
}
