package io.centralita.core.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure inside a resource, answered as a problem. */
final class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    @ServerExceptionMapper(
            value = {
                ProblemException.class,
                MalformedIdException.class,
                WebApplicationException.class,
                NotFoundException.class,
                JsonProcessingException.class,
                MismatchedInputException.class,
                ConstraintViolationException.class,
                AuthenticationFailedException.class,
                UnauthorizedException.class,
                ForbiddenException.class,
                Throwable.class
            },
            priority = 1)
    Response answer(Throwable failure, RoutingContext context) {
        var problem = Failures.problemOf(failure);
        var requestId = RequestIds.of(context);
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            LOG.errorf(failure, "request %s failed", requestId);
        }
        var answer = Response.status(problem.code().status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .entity(Problem.of(problem, requestId));
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        if (problem.code() == ProblemCode.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    private static long seconds(java.time.Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
