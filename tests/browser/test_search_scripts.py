"""The search finds words of every script, on a site in another language and on a site in that one."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.build.options import Options
from site_builder.output.search_characters import CHARACTER_MARK, parted_characters
from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.cases_on_disk import BASE
from tests.sites import built_files

TEXTS = {
    "zh": ("桥梁关闭", "市长周二叫停了价值五千万英镑的合同。议会的发言人说，河上的大桥将关闭八个月。NASA的研究人员表示，空气质量有所改善。"),
    "ja": ("橋の閉鎖", "市長は火曜日、五千万ポンドの契約を停止した。議会の報道官は、「橋が八か月間閉鎖される」と述べた。東京都庁は空気の質を測定した。"),
    "ko": ("다리 폐쇄", "시장은 화요일에 오천만 파운드 계약을 중단했다. 의회 대변인은 다리가 여덟 달 동안 폐쇄된다고 말했다."),
    "th": ("สะพานปิด", "นายกเทศมนตรีระงับสัญญามูลค่าห้าสิบล้านปอนด์เมื่อวันอังคาร โฆษกสภากล่าวว่าสะพานจะปิดแปดเดือน"),
    "lo": ("ຂົວປິດ", "ເຈົ້າເມືອງໄດ້ລະງັບສັນຍາໃນວັນອັງຄານ"),
    "km": ("ស្ពានបិទ", "អភិបាលក្រុងបានបញ្ឈប់កិច្ចសន្យាកាលពីថ្ងៃអង្គារ"),
    "my": ("တံတားပိတ်", "မြို့တော်ဝန်သည် အင်္ဂါနေ့တွင် စာချုပ်ကို ရပ်ဆိုင်းခဲ့သည်"),
    "ar": ("إغلاق الجسر", "أوقف رئيس البلدية يوم الثلاثاء عقدا بقيمة خمسين مليون جنيه. وقال المتحدث باسم المجلس إن الجسر سيغلق."),
    "hi": ("पुल बंद", "महापौर ने मंगलवार को पाँच करोड़ पाउंड का अनुबंध रोक दिया। परिषद के प्रवक्ता ने कहा कि पुल आठ महीने बंद रहेगा।"),
    "ru": ("Мост закрыт", "Мэр во вторник остановил контракт на пятьдесят миллионов фунтов. Представитель совета сказал, что мост закроют."),
}  # fmt: skip
"""The title and the text of an article in each language."""
FOUND = {
    "zh": "合同 市长 周二 发言人 大桥 英镑 五千万 万英镑 八个月 有所改善 NASA 人说河上 NASA的研究 市长叫停了 合同\u3000大桥",
    "ja": "契約 市長 火曜日 五千万 ポンド 停止した 報道官 閉鎖 述べた 東京 都庁 八か月 「橋が八",
    "ko": "시장 계약 계약을 대변인 의회대변인 다리 폐쇄 파운드",
    "th": "นายก เทศมนตรี สัญญา ระงับ อังคาร สภา สะพาน แปดเดือน ล้านปอนด์",
    "lo": "ສັນຍາ ອັງຄານ ເມືອງ", "km": "កិច្ចសន្យា អង្គារ ក្រុង", "my": "စာချုပ် အင်္ဂါ ရပ်ဆိုင်း",
    "ar": "عقدا الثلاثاء المجلس", "hi": "अनुबंध मंगलवार प्रवक्ता", "ru": "контракт вторник мост",
}  # fmt: skip
"""What finds the article, parted by spaces; U+3000 stands for a space in a query."""
NOT_FOUND = ["长市", "大海", "关河", "同合", "庁都", "東金", "장시", "사장님", "ปลาวาฬ", "ດານ្ក"]

_ASK = """async queries => {
  const [field, status, list] = ["[name=q]", ".search-status", ".search-results"].map(s => document.querySelector(s));
  const answers = [];
  for (const query of queries) {
    list.replaceChildren();
    status.textContent = "";
    field.value = query;
    field.form.requestSubmit();
    while (!status.textContent || status.textContent === status.dataset.loading) await new Promise(r => setTimeout(r, 5));
    answers.push([...list.children].map(item => ({
      address: item.querySelector("a").getAttribute("href"), title: item.querySelector("a").textContent,
      excerpt: item.querySelector(".search-excerpt").textContent,
      marked: [...item.querySelectorAll("mark")].map(mark => mark.textContent) })));
  }
  return answers;
}"""


@pytest.fixture(scope="module", params=["en", "zh-Hans"])
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site in one language with an article in each."""
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("scripts") / "site"))
    settings = root / "content/site.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("language: en", f"language: {request.param}"), "utf-8"
    )
    for language, (title, text) in TEXTS.items():
        (root / f"seeds/{language}.txt").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        (root / f"content/sources/{language}.md").write_text(
            f"---\ntitle: {title}\nseed: {language}.txt\nsha256: {digest}\nlanguage: {language}\n---\n",
            encoding="utf-8",
        )
    with serve() as host:
        host.publish(built_files(root, Options(search=True)))
        yield host


def test_words_of_every_script_are_found_and_others_are_not(visitor: Visitor, host: Host) -> None:
    page = visitor.open(host.address + "search/")
    asked = [
        (language, query.replace("\u3000", " ")) for language, words in FOUND.items() for query in words.split(" ")
    ]
    answers: list[list[dict[str, Any]]] = page.evaluate(_ASK, [query for _, query in asked])
    missed = [
        query
        for (language, query), found in zip(asked, answers, strict=True)
        if not any(item["address"].endswith(f"/sources/{language}/") for item in found)
    ]
    assert missed == []
    assert [query for query, found in zip(NOT_FOUND, page.evaluate(_ASK, NOT_FOUND), strict=True) if found] == []
    assert any(item["address"].endswith("/flood-report/") for item in page.evaluate(_ASK, ["“Nobody was hurt”"])[0])
    (contract,) = answers[0]
    assert contract["title"] == TEXTS["zh"][0]
    assert contract["marked"] == ["合同。"]
    assert "价值五千万英镑的合同。议会的发言人说" in contract["excerpt"]
    (halted,) = answers[asked.index(("ko", "계약을"))]
    assert "화요일에 오천만 파운드 계약을 중단했다." in halted["excerpt"]
    assert visitor.faults == []


def test_the_page_parts_a_query_as_the_index_parts_the_text(visitor: Visitor, host: Host) -> None:
    page = visitor.open(host.address + "search/")
    texts = [text for _, text in TEXTS.values()] + [
        "NASAの5000万ポンド，abc",
        "don't が",
        "고양이 rock'n'roll",
        "「市長」(東京)",
    ]
    part = """async texts => {
      const { parted } = await import(document.querySelector("form.search").dataset.characters);
      return texts.map(parted);
    }"""
    expected = [
        [word for word in parted_characters(text).replace(CHARACTER_MARK, " ").split() if any(map(str.isalnum, word))]
        for text in texts
    ]
    assert page.evaluate(part, texts) == expected
