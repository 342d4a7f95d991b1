package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void each_page_is_opened_in_each_round_with_the_key_whatever_it_answers_and_then_it_ends() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst(WarmUp.KEY));
            boolean missing = asked.size() % 3 == 0;
            exchange.sendResponseHeaders(missing ? 404 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            warmUp(server.getAddress().getPort()).run();
        } finally {
            server.stop(0);
        }
        assertThat(List.copyOf(asked))
                .isEqualTo(IntStream.range(0, WarmUp.ROUNDS)
                        .boxed()
                        .flatMap(round -> WarmUp.PAGES.stream().map(page -> page + " the key"))
                        .toList());
    }

    @Test
    void without_an_answer_it_ends() {
        warmUp(1).run();
    }

    private static WarmUp warmUp(int port) {
        Map<String, String> settings = Map.of("TREMPLIN_ADDRESS", "127.0.0.1", "TREMPLIN_PORT", String.valueOf(port));
        return new WarmUp(Settings.read(settings, false), "the key");
    }
}
