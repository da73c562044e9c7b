package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.CamundaUserResult;
import io.camunda.client.protocol.rest.TenantResult;
import java.util.List;
import java.util.Map;

/** Who asks. */
final class IdentityEndpoints {
    void addTo(Router router) {
        router.get("GET", "/authentication/me", IdentityEndpoints::me);
    }

    private static CamundaUserResult me(Call call) {
        String user = call.user();
        if (user == null) {
            throw Access.unauthorized("This engine asks nobody who he is");
        }
        return new CamundaUserResult()
                .username(user)
                .displayName(user)
                .authorizedComponents(List.of("*"))
                .tenants(List.of(new TenantResult().tenantId("<default>").name("Default")))
                .groups(List.of())
                .roles(List.of())
                .salesPlanType("")
                .c8Links(Map.of())
                .canLogout(false);
    }
}
