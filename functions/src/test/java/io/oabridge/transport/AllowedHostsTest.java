package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.oabridge.transport.AllowedHosts.Verdict;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts =
            AllowedHosts.of(
                    List.of(
                            "*.media.example",
                            " Exact.Example ",
                            "http://localhost:8081",
                            "https://files.example:8443/",
                            ""));

    @ParameterizedTest
    @CsvSource({
        "https://a.media.example/x.jpg, https://a.media.example/x.jpg",
        "https://a.b.media.example/x?y=%20z#part, https://a.b.media.example/x?y=%20z",
        "http://a.media.example/x.jpg, https://a.media.example/x.jpg",
        "http://a.media.example:80/x, https://a.media.example/x",
        "https://a.media.example:443, https://a.media.example",
        "HTTPS://A.Media.EXAMPLE/X, https://a.media.example/X",
        "https://a.media.example./x, https://a.media.example/x",
        "https://exact.example/x, https://exact.example/x",
        "https://xn--nh-xja.media.example/x, https://xn--nh-xja.media.example/x",
    })
    void upgradesToHttpsAndAsksOnlyListedHosts(URI address, URI asked) {
        assertThat(hosts.check(address)).isEqualTo(new Verdict.Allowed(asked, false));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081/media/1, http://localhost:8081/media/1",
        "http://LOCALHOST.:8081/media/1, http://localhost:8081/media/1",
        "https://files.example:8443/1, https://files.example:8443/1",
    })
    void trustsAListedOriginAsItIs(URI address, URI asked) {
        assertThat(hosts.check(address)).isEqualTo(new Verdict.Allowed(asked, true));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, scheme-not-allowed",
        "ftp://a.media.example/x, scheme-not-allowed",
        "jar:https://a.media.example/x!/y, scheme-not-allowed",
        "gopher://a.media.example/x, scheme-not-allowed",
        "javascript:alert(1), scheme-not-allowed",
        "data:image/png;base64%2CAA, scheme-not-allowed",
        "//a.media.example/x, scheme-not-allowed",
        "/x, scheme-not-allowed",
        "https://user@a.media.example/x, credentials-in-address",
        "https://user:word@a.media.example/x, credentials-in-address",
        "https://a.media.example@other.example/x, credentials-in-address",
        "https:///x, no-host",
        "https:a.media.example, no-host",
        "https://ảnh.media.example/x, no-host",
        "https://a_b.media.example/x, no-host",
        "https://127.0.0.1/x, ip-literal",
        "https://127.0.0.1./x, no-host",
        "https://[::1]/x, ip-literal",
        "https://[::ffff:10.0.0.1]/x, ip-literal",
        "https://[fd00:ec2::254]/x, ip-literal",
        "http://169.254.169.254/latest/meta-data, ip-literal",
        "https://a.media.example:8080/x, port-not-allowed",
        "https://a.media.example:80/x, port-not-allowed",
        "http://a.media.example:443/x, port-not-allowed",
        "http://localhost:8082/x, port-not-allowed",
        "https://localhost:8081/x, port-not-allowed",
        "https://files.example/x, host-not-allowed",
        "http://localhost/x, host-not-allowed",
        "https://media.example/x, host-not-allowed",
        "https://evilmedia.example/x, host-not-allowed",
        "https://a.media.example.evil.example/x, host-not-allowed",
        "https://a.media.example.xn--p1ai/x, host-not-allowed",
        "https://xn--mdia-bpa.example/x, host-not-allowed",
        "https://sub.exact.example/x, host-not-allowed",
        "https://localhost/x, host-not-allowed",
        "ldap://a.media.example/x, scheme-not-allowed",
        "jar:file:///etc/hostname!/x, scheme-not-allowed",
        "netdoc:///etc/passwd, scheme-not-allowed",
        "https://a.media.example:443@10.0.0.1/x, credentials-in-address",
        "https://10.0.0.1:443@a.media.example/x, credentials-in-address",
        "https://@a.media.example/x, credentials-in-address",
        "https://a.media.example%40other.example/x, no-host",
        "https://a.media.example%2Eother.example/x, no-host",
        "https://10.0.0.1/x, ip-literal",
        "https://172.16.0.1/x, ip-literal",
        "https://192.168.0.1/x, ip-literal",
        "https://0.0.0.0/x, ip-literal",
        "https://1.1.1.1/x, ip-literal",
        "https://[::]/x, ip-literal",
        "https://[fe80::1]/x, ip-literal",
        "https://[::ffff:169.254.169.254]/x, ip-literal",
        "https://[64:ff9b::a9fe:a9fe]/x, ip-literal",
        "https://[2001:4860:4860::8888]/x, ip-literal",
        "https://169.254.169.254.a.media.example.evil.example/x, host-not-allowed",
        "https://a.media.example.:443.evil.example/x, no-host",
        "https://xn--a-7sb.media.example.com/x, host-not-allowed",
    })
    void refusesEverythingElse(URI address, String why) {
        assertThat(hosts.check(address)).isEqualTo(new Verdict.Refused(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.1/",
                "https://0177.0.0.01/",
                "https://0x7f.1/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://127.1/",
                "https://017700000001/",
                "https://2852039166/",
                "https://0xA9FEA9FE/",
                "https://169.254.43518/",
                "https://127.0.0.1.a.media.example:8080/",
                "https://①②⑦.0.0.1/",
                "https://127。0。0。1/",
                "https://a.mediа.example/"
            })
    void refusesNumbersThatAResolverTakesForAnAddress(URI address) {
        assertThat(hosts.check(address)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void allowsNothingWithoutAList() {
        assertThat(AllowedHosts.of(List.of()).check(URI.create("https://a.media.example/")))
                .isEqualTo(new Verdict.Refused("host-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.vn",
                "a.*.example",
                "*.media.example/x",
                "10.0.0.1",
                "http://user@localhost:8081",
                "http://localhost:8081/x",
                "ftp://localhost",
                "-a.example",
                "a..example",
            })
    void namesAnEntryThatCannotBeMeant(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHosts.of(List.of("*.media.example", entry)))
                .withMessageContaining("\"" + entry + "\"");
    }
}
