import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * One node of OpenSearch from the jars on the class path: java -cp JARS OsNode SETTING=VALUE...
 * Of the settings, path.home has to be there. It ends on SIGTERM, and when the process that began it is gone.
 */
final class OsNode extends Node {
    private static final List<String> MODULES = List.of(
        "org.opensearch.transport.Netty4ModulePlugin",
        "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
        "org.opensearch.index.reindex.ReindexModulePlugin",
        "org.opensearch.painless.PainlessModulePlugin",
        "org.opensearch.index.mapper.MapperExtrasModulePlugin",
        "org.opensearch.search.aggregations.matrix.MatrixAggregationModulePlugin");

    private OsNode(Environment environment) {
        super(environment, MODULES.stream().map(OsNode::module).toList(), false);
    }

    /** A module that is missing from the class path is said here, not by a search that fails later. */
    private static PluginInfo module(String name) {
        try {
            Class.forName(name, false, OsNode.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not on the class path: " + name, e);
        }
        return new PluginInfo(name, "from the class path", "NA", Version.CURRENT, "21", name, null, List.of(), false);
    }

    private static Environment environment(String[] pairs) throws Exception {
        Settings.Builder settings = Settings.builder();
        Stream.of(pairs).map(pair -> pair.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        Files.createDirectories(Path.of(settings.get("path.home"), "config"));
        return InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), null, () -> "node");
    }

    public static void main(String[] pairs) throws Exception {
        OsNode node = new OsNode(environment(pairs));
        Runtime.getRuntime().addShutdownHook(new Thread(node::end, "end"));
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        node.start();
        System.out.println("OpenSearch " + Version.CURRENT + " answers, process " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }

    private void end() {
        try {
            close();
            awaitClose(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
