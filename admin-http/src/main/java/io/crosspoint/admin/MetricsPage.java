package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.LinkStatus;
import io.crosspoint.core.operator.OperatorPort;
import io.vertx.core.Future;

import java.util.List;
import java.util.function.LongSupplier;

/** Everything that /metrics shows. A lane that does not answer costs its own figures only. */
final class MetricsPage {

    private final OperatorPort port;
    private final Questions questions;
    private final String version;
    private final LongSupplier unauthorized;

    /**
     * @param unauthorized requests turned away for want of a bearer token
     */
    MetricsPage(OperatorPort port, Questions questions, String version, LongSupplier unauthorized) {
        this.port = port;
        this.questions = questions;
        this.version = version;
        this.unauthorized = unauthorized;
    }

    Future<String> page() {
        Future<List<LinkStatus>> links = questions.ask(Questions.LANE, port::links);
        Future<BusinessDateStatus> dates = questions.ask(Questions.LANE, port::businessDate);
        return questions
                .ask(Questions.LANE, port::status)
                .compose(
                        status ->
                                Future.all(links, dates)
                                        .map(
                                                both ->
                                                        new SwitchMetrics(
                                                                status,
                                                                links.result(),
                                                                dates.result())))
                .map(
                        metrics -> {
                            Exposition out = process(true);
                            metrics.write(out);
                            return out.text();
                        })
                .otherwise(noAnswer -> process(false).text());
    }

    private Exposition process(boolean laneAnswering) {
        Exposition out = new Exposition();
        out.gauge("crosspoint_build_info", "Always 1; the label tells the version.")
                .sample("crosspoint_build_info", 1, "version", version);
        out.gauge("crosspoint_lane_answering", "0 when the lane did not answer this scrape.")
                .sample("crosspoint_lane_answering", laneAnswering);
        out.gauge(
                        "crosspoint_admin_open_questions",
                        "Questions of operators without an answer yet.")
                .sample("crosspoint_admin_open_questions", questions.open());
        out.counter("crosspoint_admin_unauthorized_total", "Requests without the bearer token.")
                .sample("crosspoint_admin_unauthorized_total", unauthorized.getAsLong());
        JvmMetrics.write(out);
        return out;
    }
}
