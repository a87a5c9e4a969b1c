"""Invented innovations: name, long title, organization and category. None of them exists."""

from typing import NamedTuple


class Title(NamedTuple):
    title: str
    long_title: str
    organization: str
    category: str
    form: str = "non_digital"


ARCHIVE = [
    Title("SIAGA WULAN", "Siaga Wulangan Ibu Hamil Risiko Tinggi", "Puskesmas Gribig", "Kesehatan"),
    Title("JEMARI SEHAT", "Jelajah Mandiri Lansia Sehat", "Puskesmas Jekulo", "Kesehatan"),
    Title("POSBINDU PASAR", "Pos Binaan Terpadu di Pasar Desa", "Puskesmas Bae", "Kesehatan"),
    Title("GERCEP TB", "Gerakan Cepat Periksa Kontak Serumah", "Puskesmas Ngembal Kulon", "Kesehatan"),
    Title("RAMAH GIGI", "Rawat Mulut Anak Hebat Gigi Sehat", "Puskesmas Jati", "Kesehatan"),
    Title("KELAS TANGGUH", "Kelas Pendampingan Murid Berisiko Putus Sekolah", "Disdikpora", "Pendidikan"),
    Title("LITERA PAGI", "Lima Belas Menit Membaca Setiap Pagi", "SMP 1 Kudus", "Pendidikan"),
    Title("SEKOLAH SAMPAH", "Sekolah Menimbang dan Memilah Sampah", "SMP 5 Kudus", "Energi dan Lingkungan Hidup"),
    Title("SAMBANG WARGA", "Administrasi Kependudukan Menyambangi Warga Rentan", "Disdukcapil", "Inklusi Sosial"),
    Title("AKTA PAS LAHIR", "Akta Kelahiran Selesai Sebelum Bayi Pulang", "Disdukcapil", "Tata Kelola Pemerintahan"),
    Title("PANEN DATA", "Pendataan Hasil Panen oleh Penyuluh dan Kelompok Tani", "Dispertan", "Ketahanan Pangan"),
    Title("PUSTAKA SINGGAH", "Perpustakaan Singgah di Balai Desa", "Arpusda", "Pendidikan"),
    Title("ARSIP RESIK", "Gerakan Rapi Arsip Desa", "Arpusda", "Tata Kelola Pemerintahan"),
    Title("IZIN SERAMBI", "Layanan Izin di Serambi Pasar", "DPMPTSP", "Pertumbuhan Ekonomi dan Kesempatan Kerja"),
    Title("ANGKUTAN SEKOLAH", "Angkutan Pelajar Lingkar Desa", "Dishub", "Pendidikan", "digital"),
    Title("KERJA DEKAT", "Kabar Lowongan lewat Perangkat Desa", "Disnakerperinkop UKM", "Pengentasan Kemiskinan"),
    Title("RUMAH RUKUN", "Rumah Rembuk Keluarga Rentan", "Dinsos P3AP2KB", "Pemberdayaan Masyarakat"),
    Title("PAJAK RAMAH", "Jemput Bayar Pajak Desa", "BPPKAD", "Tata Kelola Pemerintahan"),
    Title("JALAN TANGGAP", "Laporan Jalan Rusak Ditangani Tiga Hari", "DPUPR", "Tata Kelola Pemerintahan", "digital"),
    Title("DESA SIAGA BANJIR", "Simpul Kabar Banjir Antardesa", "BPBD", "Ketahanan Bencana"),
    Title("JEJAK BUDAYA", "Jalur Telusur Situs Kota Lama", "Disbudpar", "Pertumbuhan Ekonomi dan Kesempatan Kerja"),
    Title("PASAR RESIK", "Pasar Bersih tanpa Kantong Plastik", "Disdag", "Energi dan Lingkungan Hidup"),
    Title("KOTA HIJAU", "Taman Kantong di Lahan Tidur", "Dinas PKPLH", "Energi dan Lingkungan Hidup"),
    Title("WARUNG HUKUM", "Konsultasi Hukum Keliling Desa", "Bag. Hukum", "Penegakan Hukum"),
    Title("KECAMATAN JEMPOL", "Jemput Dokumen Pelayanan Lansia", "Kec. Undaan", "Inklusi Sosial"),
    Title("LURAH MENYAPA", "Sapa Warga Setiap Jumat Pagi", "Kec. Kota Kudus", "Pemberdayaan Masyarakat"),
]

CURRENT = [
    Title("BIDAN BALIK DESA", "Kunjungan Bidan Pascamelahirkan Tujuh Hari", "Puskesmas Kaliwungu", "Kesehatan"),
    Title("GIZI SEPEKAN", "Menu Gizi Sepekan dari Pangan Pekarangan", "Dinkes", "Kesehatan"),
    Title("LAYAR BACA", "Layar Tancap dan Baca di Kampung", "Arpusda", "Pendidikan"),
    Title("KTP SEKALI JALAN", "Perekaman KTP Sekali Jalan di Sekolah", "Disdukcapil", "Tata Kelola Pemerintahan"),
    Title("SUMUR BERSAMA", "Sumur Resapan Gotong Royong", "Kec. Dawe", "Ketahanan Bencana"),
    Title("TANI TANYA", "Tanya Jawab Petani dan Penyuluh", "Dispertan", "Ketahanan Pangan", "digital"),
    Title("GURU SINGGAH", "Guru Singgah untuk Murid yang Dirawat", "SMP 1 Jati", "Pendidikan"),
    Title("PASAR TERA", "Tera Ulang Timbangan di Tempat", "Disdag", "Pertumbuhan Ekonomi dan Kesempatan Kerja"),
    Title("DESA TERANG", "Lampu Jalan Hemat Swadaya", "Kec. Gebog", "Energi dan Lingkungan Hidup"),
    Title("TAMAN RAMAH", "Taman Bermain Ramah Disabilitas", "Dinas PKPLH", "Inklusi Sosial"),
    Title("OBAT SAMPAI RUMAH", "Obat Rawat Jalan Diantar ke Rumah", "RSUD dr. Loekmono Hadi", "Kesehatan"),
    Title("SALURAN BERSIH", "Selokan Dibersihkan Berjadwal", "DPUPR", "Energi dan Lingkungan Hidup"),
    Title("RAPAT RINGKAS", "Rapat Tiga Puluh Menit dengan Notula Terbuka", "Arpusda", "Tata Kelola Pemerintahan"),
    Title("RUMAH AMAN", "Rumah Aman Sementara bagi Perempuan dan Anak", "Dinsos P3AP2KB", "Inklusi Sosial"),
]

REHEARSAL = [
    Title("LATIHAN MELATI", "Proposal latihan pertama", "Puskesmas Undaan", "Kesehatan"),
    Title("LATIHAN MAWAR", "Proposal latihan kedua", "Puskesmas Dawe", "Kesehatan"),
    Title("LATIHAN CEMPAKA", "Proposal latihan ketiga", "Disdikpora", "Pendidikan"),
    Title("LATIHAN KENANGA", "Proposal latihan keempat", "Disdukcapil", "Inklusi Sosial"),
    Title("LATIHAN DAHLIA", "Proposal latihan kelima", "Arpusda", "Pendidikan"),
    Title("LATIHAN ANGGREK", "Proposal latihan keenam", "Dishub", "Tata Kelola Pemerintahan", "digital"),
    Title("LATIHAN KEMUNING", "Proposal latihan ketujuh", "Dispertan", "Ketahanan Pangan"),
    Title("LATIHAN TERATAI", "Proposal latihan kedelapan", "BPBD", "Ketahanan Bencana"),
    Title("LATIHAN SERUNI", "Proposal latihan kesembilan", "Disdag", "Pengentasan Kemiskinan"),
    Title("LATIHAN WIJAYA", "Proposal latihan kesepuluh", "Kec. Bae", "Pemberdayaan Masyarakat"),
    Title("LATIHAN SEROJA", "Proposal latihan kesebelas", "DPUPR", "Tata Kelola Pemerintahan", "digital"),
    Title("LATIHAN TANJUNG", "Proposal latihan kedua belas", "Satpol PP", "Penegakan Hukum"),
]
