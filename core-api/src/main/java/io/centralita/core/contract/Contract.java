package io.centralita.core.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Completes the document made of the resources, while the application is built: types of ids and of raw JSON, nulls, required
 * members, problems, headers, pages, tags and security. Resources say only what is their own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

    static final String BEARER = "bearer";

    private final WireRecords records;

    public Contract(IndexView index) {
        records = new WireRecords(index);
    }

    /** Takes away the scanner's own example of a time. */
    @Override
    public Schema filterSchema(Schema schema) {
        schema.setExamples(null);
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.info(OASFactory.createInfo()
                .title("Centralita")
                .version("0.1.0")
                .description("The headless WhatsApp conversation platform. Events and the socket are in /asyncapi. New"
                        + " members of answers may appear at any time; a reader ignores what it does not know.")
                .license(OASFactory.createLicense()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0.txt")));
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An access token of /v1/auth, or an API key."));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BEARER));
        IdSchemas.complete(document);
        ProblemResponses.define(document);
        new OperationRules(document).complete();
        new RecordSchemas(document, records).complete();
        removeUnused(document);
    }

    private static void removeUnused(OpenAPI document) {
        var used = new Reach(document).ofAll();
        List.copyOf(document.getComponents().getSchemas().keySet()).stream()
                .filter(name -> !used.contains(name))
                .forEach(document.getComponents()::removeSchema);
    }
}
