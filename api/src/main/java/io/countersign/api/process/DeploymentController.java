package io.countersign.api.process;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.process.Deployments;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes/deployments")
@Tag(name = "Processes")
class DeploymentController {
    private final Deployments deployments;

    DeploymentController(Deployments deployments) {
        this.deployments = deployments;
    }

    record DeploymentBody(String xml, String reason) {}

    record DeploymentList(List<DeploymentView> items) {}

    @PostMapping
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Deploys a drawing, with a reason",
            description =
                    "Where a second person must confirm it, it waits for one. New instances take the new version. The same"
                            + " drawing again is no new version.")
    DeploymentView deploy(Actor.Person person, @RequestBody DeploymentBody body) {
        return DeploymentView.of(deployments.deploy(person, body.xml(), body.reason()), person);
    }

    @GetMapping
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Deployments that wait for a second person, oldest first")
    DeploymentList waiting(Actor.Person person) {
        return new DeploymentList(deployments.waiting().stream()
                .map(deployment -> DeploymentView.of(deployment, person))
                .toList());
    }

    @GetMapping(path = "/{id}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "The drawing that somebody wants deployed")
    String xml(@PathVariable long id) {
        return deployments.xml(id);
    }

    @PostMapping("/{id}/confirmation")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "Deploys what another process admin asked for")
    DeploymentView confirm(Actor.Person person, @PathVariable long id) {
        return DeploymentView.of(deployments.confirm(person, id), person);
    }

    @DeleteMapping("/{id}")
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraws the own wish to deploy, or declines another's")
    void decline(Actor.Person person, @PathVariable long id) {
        deployments.decline(person, id);
    }
}
