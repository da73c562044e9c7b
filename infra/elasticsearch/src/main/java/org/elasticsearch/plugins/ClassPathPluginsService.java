package org.elasticsearch.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.common.settings.Settings;

/** Loads plugins by class, with a descriptor made up for each. */
public final class ClassPathPluginsService extends PluginsService {
    private final List<LoadedPlugin> loaded = new ArrayList<>();

    public ClassPathPluginsService(
            Settings settings, Path config, PluginsLoader loader, List<Class<? extends Plugin>> plugins) {
        super(settings, config, loader);
        for (Class<? extends Plugin> plugin : plugins) {
            loaded.add(
                    new LoadedPlugin(describe(plugin), loadPlugin(plugin, settings, config), plugin.getClassLoader()));
        }
        loadExtensions(loaded);
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        return loaded;
    }

    @Override
    public PluginsAndModules info() {
        return new PluginsAndModules(
                loaded.stream()
                        .map(LoadedPlugin::descriptor)
                        .map(PluginRuntimeInfo::new)
                        .toList(),
                List.of());
    }

    // The server's constructor takes null for a plugin that is no Java module; it lies in this marked package without
    // saying so.
    @SuppressWarnings("NullAway")
    private static PluginDescriptor describe(Class<? extends Plugin> plugin) {
        String version = Build.current().version();
        String java = Integer.toString(Runtime.version().feature());
        return new PluginDescriptor(
                plugin.getName(),
                "from the class path",
                version,
                version,
                java,
                plugin.getName(),
                null,
                List.of(),
                false,
                false,
                false,
                false);
    }
}
