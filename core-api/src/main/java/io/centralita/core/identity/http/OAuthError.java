package io.centralita.core.identity.http;

import io.centralita.core.identity.OAuthRefusal;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer of RFC 6749 and the problem of RFC 9457 in one body, for clients of either. */
public record OAuthError(
        String error, String errorDescription, String type, String title, int status, String detail, String code) {

    static RestResponse<OAuthError> response(OAuthRefusal refusal) {
        var error = refusal.error();
        var description = String.valueOf(refusal.getMessage());
        var body = new OAuthError(
                error.wire(), description, "about:blank", error.wire(), error.status(), description, error.wire());
        var answer = RestResponse.ResponseBuilder.<OAuthError>create(error.status())
                .entity(body)
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        return error.status() == 401
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"centralita\"")
                        .build()
                : answer.build();
    }
}
