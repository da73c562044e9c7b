package io.countersign.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code certificate.html}: who accepted the release. It names the signatures over the manifest, so it is made after them and is no
 * file of the manifest: the sealed list of signatures names its digest.
 */
final class Certificate {
    static final String PATH = "certificate.html";

    private Certificate() {}

    static Bundle.Bytes of(Manifest manifest, String manifestSha256, List<SignatureList.Entry> signatures) {
        Html page = new Html("验收证书 · Acceptance certificate");
        page.paragraph("作业 job: " + manifest.job().name() + " · 版本 version " + manifest.version() + " · "
                + manifest.items() + " 个数据项 items");
        page.paragraph(
                "下列签署人代表各自组织确认清单 manifest.json,其 SHA-256 为 · The people below confirm for their organisations the"
                        + " manifest with the SHA-256 " + manifestSha256);
        List<List<Object>> rows = new ArrayList<>();
        for (SignatureList.Entry one : signatures) {
            rows.add(List.of(
                    one.kind().equals("sign") ? "签署 signed" : "会签 countersigned",
                    one.organisation(),
                    one.name(),
                    one.signedAt().toString(),
                    one.signature()));
        }
        page.table(List.of("行为 act", "组织 organisation", "姓名 name", "时间 time", "Ed25519"), rows);
        page.paragraph("每个签名由系统密钥对该行的声明签出,可用 public-key.pem 离线验证:countersign verify。"
                + " Each signature is by the system's key over the statement of its row; check it offline with"
                + " public-key.pem: countersign verify.");
        return new Bundle.Bytes(PATH, page.finished().getBytes(StandardCharsets.UTF_8));
    }
}
