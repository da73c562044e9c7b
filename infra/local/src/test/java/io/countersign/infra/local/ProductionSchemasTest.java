package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files for several machines say nothing that Compose or Kubernetes does not know. */
class ProductionSchemasTest {
    private static final Path COMPOSE = Path.of("../compose/compose.yaml");
    private static final Path KUBERNETES = Path.of("../kubernetes/countersign.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    @Nested
    class the_Compose_file {
        private static Set<ValidationMessage> faults(String yaml) throws IOException {
            try (InputStream stream = Objects.requireNonNull(
                    ProductionSchemasTest.class.getResourceAsStream("compose-spec/compose-spec.json"))) {
                ObjectNode document = (ObjectNode) JSON.readTree(stream);
                // It names draft 2019-09 by an address, and its definitions by a keyword, that the draft does not have.
                document.remove("$schema");
                document.findParents("id").stream()
                        .filter(parent -> parent.get("id").isTextual())
                        .forEach(parent -> ((ObjectNode) parent).remove("id"));
                JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                        .getSchema(document);
                ObjectNode file = JSON.valueToTree(yaml().load(yaml));
                // Newer than this edition of the schema.
                assertThat(file.remove("name").asText()).matches("[a-z0-9][a-z0-9_-]*");
                return schema.validate(file);
            }
        }

        @Test
        void is_one() throws IOException {
            assertThat(faults(Files.readString(COMPOSE))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "image: postgres:17,       imagee: postgres:17",
            "condition: service_healthy, condition: healthy",
            "interval: 5s,             intervall: 5s",
            "restart: unless-stopped,  restart: [always]",
        })
        void would_not_be_one_with_a_slip(String right, String wrong) throws IOException {
            String slipped = Files.readString(COMPOSE).replace(right, wrong);
            assertThat(faults(slipped)).isNotEmpty();
        }
    }

    @Nested
    class the_manifests {
        private static void check(String yaml) throws IOException {
            for (Object document : yaml().loadAll(yaml)) {
                JsonElement json = new Gson().toJsonTree(document);
                switch (String.valueOf(((Map<?, ?>) document).get("kind"))) {
                    case "ConfigMap" -> V1ConfigMap.validateJsonElement(json);
                    case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(json);
                    case "Deployment" -> V1Deployment.validateJsonElement(json);
                    case "Service" -> V1Service.validateJsonElement(json);
                    default -> throw new IllegalArgumentException("a kind that is not checked: " + document);
                }
            }
        }

        @Test
        void are_of_Kubernetes() {
            assertThatCode(() -> check(Files.readString(KUBERNETES))).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource({
            "replicas: 2,            replica: 2",
            "failureThreshold: 36,   failuresAllowed: 36",
            "allowPrivilegeEscalation: false, allowPrivilegeEscalations: false",
            "claimName: countersign-data, claim: countersign-data",
            "targetPort: 18080,      target: 18080",
            "accessModes: [ReadWriteMany], accessModes: ReadWriteMany",
            "kind: Service,          kind: Servcie",
        })
        void would_not_be_with_a_slip(String right, String wrong) throws IOException {
            String slipped = Files.readString(KUBERNETES).replace(right, wrong);
            assertThatThrownBy(() -> check(slipped)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
