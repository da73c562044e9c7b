package io.countersign.api.web;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Names each operation of the OpenAPI document by its controller and method. Springdoc would number methods of the same name, and a
 * new one could rename others: programs that were generated from the document would break.
 */
@Component
class OperationNames implements GlobalOperationCustomizer {
    private static final String SUFFIX = "Controller";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String owner = method.getBeanType().getSimpleName();
        String name = method.getMethod().getName();
        String about = owner.endsWith(SUFFIX) ? owner.substring(0, owner.length() - SUFFIX.length()) : owner;
        return operation.operationId(Character.toLowerCase(about.charAt(0))
                + about.substring(1)
                + Character.toUpperCase(name.charAt(0))
                + name.substring(1));
    }
}
