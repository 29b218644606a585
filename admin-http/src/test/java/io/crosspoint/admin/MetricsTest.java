package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.admin.FakeSwitch.Mood;

import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class MetricsTest {

    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_][a-zA-Z0-9_]*)"
                            + "(\\{[a-z_]+=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\""
                            + "(?:,[a-z_]+=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\")*})? (\\S+)");

    @Test
    void shouldBeReadableByPrometheus() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            HttpResponse<String> page = admin.get("/metrics");
            Map<String, Double> samples = parse(page.body());

            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(samples)
                    .containsEntry("crosspoint_lane_answering", 1.0)
                    .containsEntry("crosspoint_build_info{version=\"0.1.0-test\"}", 1.0)
                    .containsEntry("crosspoint_requests_total", 100.0)
                    .containsEntry("crosspoint_outcomes_total{outcome=\"timed_out\"}", 4.0)
                    .containsEntry("crosspoint_journal_durable_position", 4_998.0)
                    .containsEntry("crosspoint_business_date{state=\"open\"}", 20_261_121.0)
                    .containsEntry(
                            "crosspoint_link_connections{link=\"shop\",role=\"acquirer\"}", 2.0)
                    .containsEntry(
                            "crosspoint_link_frames_total{link=\"shop\",role=\"acquirer\",direction=\"out\"}",
                            41.0)
                    .containsEntry(
                            "crosspoint_link_closed_idle_total{link=\"shop\",role=\"acquirer\"}",
                            4.0)
                    .containsEntry(
                            "crosspoint_link_refused_full_total{link=\"shop\",role=\"acquirer\"}",
                            9.0)
                    .containsEntry(
                            "crosspoint_link_healthy{link=\"bank \\\"one\\\"\",role=\"issuer\"}",
                            0.0);
            assertThat(samples.get("jvm_memory_used_bytes{area=\"heap\"}")).isPositive();
            assertThat(samples.get("jvm_threads_current")).isPositive();
            assertThat(samples.get("jvm_threads_allocated_bytes_total")).isPositive();
        }
    }

    @Test
    void shouldEscapeLabelValues() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            admin.fake.linkName = "a\\b\n# TYPE c \"d\"";

            assertThat(parse(admin.get("/metrics").body()))
                    .containsKey(
                            "crosspoint_link_connections"
                                    + "{link=\"a\\\\b\\n# TYPE c \\\"d\\\"\",role=\"issuer\"}");
        }
    }

    @Test
    void shouldShowTheProcessWhenTheLaneIsSilent() throws Exception {
        try (RunningAdmin admin = RunningAdmin.impatient()) {
            admin.fake.mood = Mood.SILENT;
            HttpResponse<String> page = admin.get("/metrics");
            Map<String, Double> samples = parse(page.body());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(samples)
                    .containsEntry("crosspoint_lane_answering", 0.0)
                    .containsEntry("crosspoint_admin_open_questions", 3.0)
                    .containsKey("jvm_threads_current")
                    .doesNotContainKey("crosspoint_requests_total");
        }
    }

    /** Reads as strictly as the format 0.0.4 is written down. */
    private static Map<String, Double> parse(String page) {
        assertThat(page).endsWith("\n");
        Map<String, Double> samples = new LinkedHashMap<>();
        Set<String> families = new HashSet<>();
        String family = "";
        String type = "";
        for (String line : page.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                family = words[2];
                type = "";
                assertThat(words[3]).isNotBlank();
                assertThat(families.add(family)).as("family %s appears once", family).isTrue();
            } else if (line.startsWith("# TYPE ")) {
                assertThat(words[2]).isEqualTo(family);
                type = words[3];
                assertThat(type).isIn("counter", "gauge", "summary");
                assertThat(family.endsWith("_total")).isEqualTo(type.equals("counter"));
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                String name = sample.group(1);
                assertThat(type).as(line).isNotEmpty();
                assertThat(type.equals("summary") ? name.replaceAll("_(count|sum)$", "") : name)
                        .isEqualTo(family);
                String series = line.substring(0, line.lastIndexOf(' '));
                assertThat(samples.put(series, Double.parseDouble(sample.group(3))))
                        .as("series %s appears once", series)
                        .isNull();
            }
        }
        return samples;
    }
}
