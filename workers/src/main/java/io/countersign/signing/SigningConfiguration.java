package io.countersign.signing;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    /** @param directory of the key files; several nodes share it */
    @Bean
    KeyRing keyRing(@Value("${countersign.keys.directory:${countersign.data:data}/keys}") Path directory) {
        return new KeyRing(directory);
    }
}
