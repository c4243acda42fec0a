package io.centralita.core.contract;

import java.math.BigDecimal;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Lists in pages take {@code limit} and {@code cursor}, and answer a {@code Link} to the next page. */
final class PageRules {

    private static final Set<String> MEMBERS = Set.of("data", "next_cursor", "has_more");

    private final OpenAPI document;

    PageRules(OpenAPI document) {
        this.document = document;
    }

    void complete(Operation operation) {
        var page = Schemas.answer(operation, "200")
                .map(name -> document.getComponents().getSchemas().get(name))
                .filter(schema -> schema.getProperties() != null
                        && schema.getProperties().keySet().equals(MEMBERS));
        if (page.isEmpty()) {
            return;
        }
        operation.addParameter(parameter("limit", "How many at most.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.INTEGER)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(200))
                        .defaultValue(50)));
        operation.addParameter(parameter("cursor", "The `next_cursor` of the page before.")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        operation
                .getResponses()
                .getAPIResponse("200")
                .addHeader("Link", HeaderRules.header("`rel=\"next\"`, when there is another page.", false));
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(description);
    }
}
