package io.countersign.release;

import io.countersign.pseudonym.Pseudonyms;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code provenance.jsonld}: the job's events up to the building of the candidate as PROV-O in JSON-LD. An event is an activity of a
 * person, under a pseudonym and on behalf of an organisation, or of a program; what it changed is the entity that it generated.
 *
 * @param last number of the last event in the job's stream
 */
record Provenance(long jobId, String stream, long last, Pseudonyms pseudonyms, JdbcClient jdbc, JsonMapper mapper)
        implements BundleFile {
    static final String PATH = "provenance.jsonld";
    private static final int FETCH = 500;
    private static final String CONTEXT = """
            {"prov":"http://www.w3.org/ns/prov#","xsd":"http://www.w3.org/2001/XMLSchema#","cs":"urn:countersign:term:",\
            "agent":{"@id":"prov:wasAssociatedWith","@type":"@id"},"for":{"@id":"prov:actedOnBehalfOf","@type":"@id"},\
            "at":{"@id":"prov:endedAtTime","@type":"xsd:dateTime"},"generated":{"@id":"prov:generated","@type":"@id"},\
            "of":{"@id":"prov:specializationOf","@type":"@id"},"used":{"@id":"prov:used","@type":"@id"},\
            "action":"cs:action","sequence":"cs:sequence","hash":"cs:hash","digest":"cs:digest"}""";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        UnaryOperator<String> pseudonym = pseudonyms.inJob(jobId);
        try (JsonGenerator json =
                mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            json.writeStartObject();
            json.writeName("@context");
            json.writeRawValue(CONTEXT);
            json.writeName("@graph");
            json.writeStartArray();
            jdbc.sql("""
                    select stream_seq, at, action, subject_type, subject_id, before_digest, after_digest,
                           actor ->> 'subject' subject, actor ->> 'organisation' organisation, encode(hash, 'hex') hash
                    from event where stream = :stream and stream_seq <= :last order by stream_seq""")
                    .param("stream", stream)
                    .param("last", last)
                    .withFetchSize(FETCH)
                    .query(row -> {
                        activity(json, row, pseudonym);
                    });
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void activity(JsonGenerator json, ResultSet row, UnaryOperator<String> pseudonym) throws SQLException {
        long sequence = row.getLong("stream_seq");
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("@id", "urn:countersign:event:" + stream + ":" + sequence);
        json.writeStringProperty("@type", "prov:Activity");
        json.writeNumberProperty("sequence", sequence);
        json.writeStringProperty("action", row.getString("action"));
        json.writeStringProperty("at", row.getTimestamp("at").toInstant().toString());
        json.writeStringProperty("hash", row.getString("hash"));
        agent(json, row.getString("subject"), row.getString("organisation"), pseudonym);
        String thing = "urn:countersign:" + row.getString("subject_type") + ":" + row.getString("subject_id");
        json.writeName("generated");
        json.writeStartObject();
        json.writeStringProperty("@id", thing + "@" + sequence);
        json.writeStringProperty("@type", "prov:Entity");
        json.writeStringProperty("of", thing);
        text(json, "digest", row.getString("after_digest"));
        json.writeEndObject();
        String before = row.getString("before_digest");
        text(json, "used", before == null ? null : "urn:sha256:" + before);
        json.writeEndObject();
    }

    private static void agent(
            JsonGenerator json, String subject, @Nullable String organisation, UnaryOperator<String> pseudonym) {
        json.writeName("agent");
        json.writeStartObject();
        if (organisation == null) {
            json.writeStringProperty("@id", "urn:countersign:" + subject);
            json.writeStringProperty("@type", "prov:SoftwareAgent");
        } else {
            json.writeStringProperty("@id", "urn:countersign:person:" + pseudonym.apply(subject));
            json.writeStringProperty("@type", "prov:Person");
            json.writeStringProperty("for", "urn:countersign:organisation:" + organisation);
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
