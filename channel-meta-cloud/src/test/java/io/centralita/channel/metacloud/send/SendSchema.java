package io.centralita.channel.metacloud.send;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.centralita.channel.metacloud.support.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schema of bodies of {@code POST /messages}. */
final class SendSchema {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                    new String(Fixtures.resource("/meta-send.schema.json"), StandardCharsets.UTF_8), InputFormat.JSON);

    private SendSchema() {}

    static List<Error> faults(String body) {
        return SCHEMA.validate(body, InputFormat.JSON);
    }
}
