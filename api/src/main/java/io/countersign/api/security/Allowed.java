package io.countersign.api.security;

import io.countersign.processes.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rule of an endpoint: people with any of these roles, or everybody who is signed in where none is named. What a person may see
 * of another organisation is the use case's to decide. An endpoint without this annotation is refused to everybody.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Role[] value() default {};
}
