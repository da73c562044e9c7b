package io.countersign.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
    private final ModelConverters converters = new ModelConverters();

    OpenApiDocumentTest() {
        converters.addConverter(new OpenApiDocument());
    }

    static final class One {
        record Body(String text) {}

        private One() {}
    }

    static final class Another {
        record Body(int number) {}

        private Another() {}
    }

    @Test
    void refuses_a_second_type_of_the_same_simple_name() {
        define(One.Body.class);
        assertThat(define(One.Body.class)).contains("Body");
        assertThatThrownBy(() -> define(Another.Body.class))
                .hasMessageContaining(One.class.getName() + "$Body")
                .hasMessageContaining(Another.class.getName() + "$Body");
    }

    private String define(Class<?> type) {
        return converters
                .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true))
                .schema
                .get$ref();
    }
}
