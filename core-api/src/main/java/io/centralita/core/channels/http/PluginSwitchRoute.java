package io.centralita.core.channels.http;

import io.centralita.core.channels.ChannelSwitches;
import io.centralita.core.channels.PluginRegistry;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The operator's door on the management port: {@code POST /plugins/{id}/disable} and {@code /enable} switch every number of a
 * plug-in, in every workspace. Answers 204, or 404 for a plug-in that is not installed.
 */
@ApplicationScoped
class PluginSwitchRoute {

    private static final Logger LOG = Logger.getLogger(PluginSwitchRoute.class);

    private final ChannelSwitches switches;
    private final PluginRegistry plugins;

    PluginSwitchRoute(ChannelSwitches switches, PluginRegistry plugins) {
        this.switches = switches;
        this.plugins = plugins;
    }

    void register(@Observes ManagementInterface management) {
        management
                .router()
                .post("/plugins/:id/disable")
                .handler(context -> run(context, plugin -> switches.disablePlugin(plugin, "by the operator")));
        management.router().post("/plugins/:id/enable").handler(context -> run(context, switches::enablePlugin));
    }

    private void run(RoutingContext context, Function<String, Uni<Void>> change) {
        var plugin = context.pathParam("id");
        if (plugins.find(plugin).isEmpty()) {
            context.response().setStatusCode(404).end();
            return;
        }
        change.apply(plugin)
                .subscribe()
                .with(done -> context.response().setStatusCode(204).end(), failure -> {
                    LOG.errorf(failure, "plug-in %s was not switched", plugin);
                    context.response().setStatusCode(503).end();
                });
    }
}
