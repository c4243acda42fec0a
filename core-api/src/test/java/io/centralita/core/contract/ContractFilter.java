package io.centralita.core.contract;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/**
 * Holds every answer that a test gets against openapi/openapi.yaml: status, content type, required headers and body. Paths that
 * the document does not have are none of its business.
 */
public final class ContractFilter implements Filter {

    private final PublishedContract contract;

    public ContractFilter() {
        this(PublishedContract.INSTANCE);
    }

    ContractFilter(PublishedContract contract) {
        this.contract = contract;
    }

    /** @throws AssertionError when the answer is not as published */
    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var answer = context.next(request, response);
        var body = answer.asByteArray();
        var path = URI.create(request.getURI()).getPath();
        contract.operation(request.getMethod(), path).ifPresent(operation -> {
            var faults = operation.faults(answer.statusCode(), answer.contentType(), answer.headers(), body);
            if (!faults.isEmpty()) {
                throw new AssertionError(request.getMethod() + " " + path + " answers " + answer.statusCode()
                        + " against openapi/openapi.yaml: " + String.join("; ", faults));
            }
        });
        return new ResponseBuilder().clone(answer).setBody(body).build();
    }
}
