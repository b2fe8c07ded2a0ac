// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import LedgerExchange

@Suite("Addresses of hubs")
struct HubAddressTests {
  @Test(
    "over a Unix socket nothing else is asked",
    arguments: [
      "postgresql:///news", "postgresql:///news?host=/run/postgresql", "postgres://ana@/news?host=%2Frun%2Fpostgresql",
      "postgresql://%2Frun%2Fpostgresql/news", "postgresql:///?dbname=news&host=/run/postgresql&port=5433",
    ])
  func socket(url: String) throws {
    let address = try HubAddress(url)
    #expect(!address.isRemote)
    #expect(address.database == "news")
    #expect(address.parameters["host"]?.hasPrefix("/") == true)
    #expect(address.url == url)
  }

  @Test("over a network the certificate is verified")
  func remote() throws {
    let address = try HubAddress("postgresql://ana@hub.example.org:5433/news?sslmode=verify-full&sslrootcert=/ca.pem")
    #expect(address.isRemote)
    #expect(
      address.parameters == [
        "host": "hub.example.org", "port": "5433", "user": "ana", "dbname": "news", "sslmode": "verify-full",
        "sslrootcert": "/ca.pem",
      ])
    let named = try HubAddress("postgresql://hub/news?sslmode=verify-full&sslrootcert=/ca:1@2.pem")
    #expect(named.parameters["host"] == "hub" && named.parameters["sslrootcert"] == "/ca:1@2.pem")
    #expect(try HubAddress("postgresql://[::1]:5433/news?sslmode=verify-full").parameters["host"] == "::1")
  }

  @Test(
    "a network without a verified certificate is refused",
    arguments: [
      "postgresql://hub.example.org/news", "postgresql://hub.example.org/news?sslmode=require",
      "postgresql://127.0.0.1/news", "postgresql:///news?host=localhost&sslmode=verify-ca",
    ])
  func notVerified(url: String) {
    #expect { try HubAddress(url) } throws: { error in
      if case HubError.notVerified = error { true } else { false }
    }
  }

  @Test(
    "a password is refused, wherever it stands, and never repeated",
    arguments: [
      "postgresql://ana:geheim@hub.example.org/news", "postgresql://ana:geh@im@hub/news",
      "postgresql:///news?password=geheim", "postgresql:///news?PASSWORD=geheim",
      "postgresql:///news?%70assword=geheim",
      "postgresql://ana%3Ageheim@hub/news?passfile=mine", "host=hub password=geheim", "postgresql://ana:@hub/news",
      "postgresql://ana:ge/heim@hub/news", "mysql://ana:geheim@hub/news",
    ])
  func password(url: String) {
    #expect(throws: HubError.passwordInAddress) { try HubAddress(url) }
  }

  @Test(
    "what is no address says why",
    arguments: [
      "", "news", "mysql://hub/news", "postgresql:///", "postgresql:///news?hostaddr=10.0.0.1",
      "postgresql:///news?service=x", "postgresql:///news?options=-csearch_path%3Dx", "postgresql:///n%zzws",
      "postgresql://a,b/news?sslmode=verify-full", "postgresql:///news?host",
    ])
  func noAddress(url: String) {
    #expect { try HubAddress(url) } throws: { error in
      if case HubError.notAnAddress(url, _) = error { true } else { false }
    }
  }
}
