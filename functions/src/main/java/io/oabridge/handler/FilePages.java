package io.oabridge.handler;

/** What a customer sees whose link leads nowhere any more. */
final class FilePages {
    private FilePages() {}

    /** In both languages: an id that is not there does not tell whose customer asks. */
    static String gone() {
        return """
        <!doctype html>
        <html lang="vi">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Liên kết đã hết hạn</title>
        <style>
          body { font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; margin: 0; background: #f4f6f9; color: #1b2430; }
          main { max-width: 34rem; margin: 12vh auto 0; background: #fff; border: 1px solid #dfe5ec; border-radius: 14px; padding: 2rem 2.25rem; }
          h1 { font-size: 1.3rem; margin: 0 0 .6rem; }
          h2 { font-size: 1.1rem; margin: 1.6rem 0 .6rem; }
          p { margin: .5rem 0; }
          @media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0; min-height: 100vh; } }
        </style>
        <main>
        <h1>Liên kết đã hết hạn</h1>
        <p>Nội dung này chỉ được lưu trong một thời gian và không còn ở đây nữa. Vui lòng nhắn lại trong cuộc trò chuyện trên Zalo để được gửi lại.</p>
        <section lang="en">
        <h2>This link has expired</h2>
        <p>The text was kept for a limited time and is no longer here. Please write in your Zalo chat and ask for it to be sent again.</p>
        </section>
        </main>
        </html>
        """;
    }
}
